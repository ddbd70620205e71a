/** Tests of the watch over marks. */
@NullMarked
package io.ringfence.domain.mark;

import org.jspecify.annotations.NullMarked;
