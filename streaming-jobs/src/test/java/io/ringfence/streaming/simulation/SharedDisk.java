package io.ringfence.streaming.simulation;

import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.io.disk.iomanager.IOManagerAsync;

/**
 * What harnesses need and state on the heap never uses: one for the JVM, because each has threads
 * and folders.
 */
public final class SharedDisk {
  /** The one. */
  public static final IOManager DISK = new IOManagerAsync();

  private SharedDisk() {}
}
