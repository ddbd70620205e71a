package io.ringfence.launcher.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time of the measuring thread: what one core does for a peer, whatever else the machine
 * is busy with.
 */
final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_SECOND = 1e9;

  private ProcessorTime() {}

  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Operations per second since an earlier reading. */
  static double rate(long operations, long since) {
    return operations * NANOS_PER_SECOND / Math.max(1, nanos() - since);
  }
}
