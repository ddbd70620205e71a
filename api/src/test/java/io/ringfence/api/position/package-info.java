/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.position;

import org.jspecify.annotations.NullMarked;
