package io.ringfence.launcher.process;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Recorded or made files that are played into topics again and again, as if they happened now.
 *
 * @param name what it is, for the person who reads
 * @param files writes them
 * @param from first instant played
 * @param to last instant played
 * @param speed how many times faster than recorded
 * @param keep whether the tables stay when it ends
 */
public record Loop(String name, Files files, Instant from, Instant to, long speed, boolean keep) {
  /** Files that are yet to be written. */
  @FunctionalInterface
  public interface Files {
    /** Writes them into a folder. */
    ReplayInputs in(Path folder);
  }
}
