/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.live;

import org.jspecify.annotations.NullMarked;
