/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.store;

import org.jspecify.annotations.NullMarked;
