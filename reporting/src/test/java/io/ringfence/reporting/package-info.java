/** Tests of the program. */
@NullMarked
package io.ringfence.reporting;

import org.jspecify.annotations.NullMarked;
