/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.error;

import org.jspecify.annotations.NullMarked;
