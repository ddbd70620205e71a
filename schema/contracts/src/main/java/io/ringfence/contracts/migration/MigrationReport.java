package io.ringfence.contracts.migration;

import java.util.List;

/**
 * What one call of the runner did.
 *
 * @param applied names of the files applied, or brought to their end, by this call, in order
 * @param alreadyApplied names of the files found applied and unchanged, in order
 */
public record MigrationReport(List<String> applied, List<String> alreadyApplied) {
  /** Copies both lists. */
  public MigrationReport {
    applied = List.copyOf(applied);
    alreadyApplied = List.copyOf(alreadyApplied);
  }
}
