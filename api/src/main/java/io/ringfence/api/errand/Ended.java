package io.ringfence.api.errand;

import java.util.List;
import java.util.Optional;

/**
 * How an errand ended.
 *
 * @param status its exit code, as reporting's README lists them
 * @param lines what it said, without announcements
 * @param error its last line that says why; empty: none did
 */
public record Ended(int status, List<String> lines, Optional<String> error) {
  private static final int WRONG_INPUT = 2;
  private static final int NO_MEMORY = 3;

  public Ended {
    lines = List.copyOf(lines);
  }

  /** Whether it did what it was asked for. */
  public boolean isDone() {
    return status == 0;
  }

  /** Whether it refused what it was asked for, rather than failed at it. */
  public boolean isRefused() {
    return status == WRONG_INPUT && error.isPresent();
  }

  /** Why it did not end well, for people. */
  public String reason() {
    return status == NO_MEMORY
        ? "it needs more memory than a report may take: ask for a smaller node"
        : error.orElse("the program ended with status " + status);
  }
}
