/** The subcommands a person types: options in, one call of what does the work, exit code out. */
@NullMarked
package io.ringfence.launcher.command;

import org.jspecify.annotations.NullMarked;
