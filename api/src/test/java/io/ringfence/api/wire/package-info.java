/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.wire;

import org.jspecify.annotations.NullMarked;
