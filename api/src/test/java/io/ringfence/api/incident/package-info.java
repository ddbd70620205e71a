/** Tests of the package of this name. */
@NullMarked
package io.ringfence.api.incident;

import org.jspecify.annotations.NullMarked;
