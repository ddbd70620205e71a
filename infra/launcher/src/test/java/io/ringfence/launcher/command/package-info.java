/** Tests of the subcommands. */
@NullMarked
package io.ringfence.launcher.command;

import org.jspecify.annotations.NullMarked;
