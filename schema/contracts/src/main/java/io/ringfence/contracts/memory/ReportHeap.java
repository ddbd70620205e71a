package io.ringfence.contracts.memory;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Most heap of a program that composes a report, by how much its run holds: what it has anyway is
 * enough for runs of a few thousand positions, more is given for more. One rule for the command
 * line and the API.
 *
 * @param changes changes of positions the run has, at least 0
 * @param mebibytes heap that a report of it is given
 */
public record ReportHeap(long changes, long mebibytes) {
  private static final long LEAST = 384;

  private static final long FREE_CHANGES = 100_000;

  /** Measured: see the README of reporting, long tables. */
  private static final long BYTES_A_CHANGE = 2_000;

  /** The store and the system want the rest. */
  private static final long MOST_PERCENT = 75;

  /** What a report of a run with so many changes of positions is given. */
  public static ReportHeap of(long changes) {
    long more = Math.max(0, changes - FREE_CHANGES) * BYTES_A_CHANGE >> 20;
    return new ReportHeap(changes, LEAST + more);
  }

  /** Memory of this machine, mebibytes; 0: the system does not say. */
  public static long ofMachine() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize() >> 20
        : 0;
  }

  /** Whether a machine of so many mebibytes can give it; one that does not say is believed. */
  public boolean fits(long machine) {
    return mebibytes == LEAST || machine == 0 || mebibytes <= machine * MOST_PERCENT / 100;
  }

  /** Why a machine of so many mebibytes cannot give it, one line. */
  public String refusal(long machine) {
    return String.format(
        Locale.ROOT,
        "a report of a run with %,d changes of positions needs %,d MiB of memory, and of the"
            + " %,d MiB of this machine it may have %,d: make it on a larger one",
        changes,
        mebibytes,
        machine,
        machine * MOST_PERCENT / 100);
  }
}
