/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.parameter;

import org.jspecify.annotations.NullMarked;
