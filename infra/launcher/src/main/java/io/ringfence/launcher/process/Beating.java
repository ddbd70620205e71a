package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.CommandFailure;
import java.util.Optional;

/** A part that must not end by itself. */
@FunctionalInterface
interface Beating {
  /** Why it has ended; empty while it runs. */
  Optional<CommandFailure> failure();
}
