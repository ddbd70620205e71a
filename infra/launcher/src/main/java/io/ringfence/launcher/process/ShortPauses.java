package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM of a process in which no alert may wait for a collection, and which must be back soon
 * when it was killed: the live path, and its benchmarks. With 500,000 ticks a second the collector
 * of small processes was measured to stop everybody for 95 to 147 ms after a load, and for three
 * seconds in all while a million positions came back; this one stops for 5 ms, for 20 after a load.
 * One that collects while the program goes on (ZGC) has alerts as soon, and takes twice as long to
 * come back: what it does meanwhile is time that two cores do not have.
 */
public final class ShortPauses {
  /** The heap that was measured. */
  public static final String HEAP = "3g";

  private static final List<String> COLLECTOR =
      List.of(
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=10",
          // Else the first collections wait for memory of the system: 100 ms instead of 15.
          "-XX:+AlwaysPreTouch",
          // Flink's classes come before a collection asks whether they can go.
          "-XX:MetaspaceSize=256m",
          "-XX:+UseTransparentHugePages");

  private ShortPauses() {}

  /** The command with that collector, and without a heap. */
  static JavaCommand in(JavaCommand command) {
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.removeIf(option -> option.matches("-Xm[snx].*|-XX:\\+UseSerialGC"));
    jvm.addAll(COLLECTOR);
    return command.withJvmArguments(jvm);
  }

  /**
   * A heap.
   *
   * @param size as a JVM takes it
   */
  static List<String> heap(String size) {
    return List.of("-Xms" + size, "-Xmx" + size);
  }

  /** Collector and heap as they were measured. */
  public static List<String> measured() {
    List<String> jvm = new ArrayList<>(COLLECTOR);
    jvm.addAll(heap(HEAP));
    return jvm;
  }
}
