/** Tests of how the command speaks. */
@NullMarked
package io.ringfence.launcher.terminal;

import org.jspecify.annotations.NullMarked;
