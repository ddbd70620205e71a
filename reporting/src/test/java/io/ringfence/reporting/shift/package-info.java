/** Tests of what a shift hands over. */
@NullMarked
package io.ringfence.reporting.shift;

import org.jspecify.annotations.NullMarked;
