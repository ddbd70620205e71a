/** How the command speaks: lines, colours on a terminal, progress of long work, its failures. */
@NullMarked
package io.ringfence.launcher.terminal;

import org.jspecify.annotations.NullMarked;
