/** Tests of the package of this name. */
@NullMarked
package io.ringfence.api.stress;

import org.jspecify.annotations.NullMarked;
