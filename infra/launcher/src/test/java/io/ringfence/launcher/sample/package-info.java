/** Tests of the sample institution. */
@NullMarked
package io.ringfence.launcher.sample;

import org.jspecify.annotations.NullMarked;
