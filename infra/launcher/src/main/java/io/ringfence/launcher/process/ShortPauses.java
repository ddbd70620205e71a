package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM of a process in which no alert may wait for a collection: one that collects while the
 * program goes on. With 500,000 ticks a second the collector of small processes was measured to
 * stop everybody for 95 to 147 ms after a load.
 */
final class ShortPauses {
  private static final List<String> COLLECTOR =
      List.of("-XX:+UseZGC", "-XX:+AlwaysPreTouch", "-XX:+UseTransparentHugePages");

  private ShortPauses() {}

  /**
   * The command with that collector.
   *
   * @param heap its size as a JVM takes it; generous, since what is dropped stays for a while
   */
  static JavaCommand in(JavaCommand command, String heap) {
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.removeIf(option -> option.matches("-Xm[snx].*|-XX:\\+UseSerialGC"));
    jvm.addAll(COLLECTOR);
    jvm.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
    return command.withJvmArguments(jvm);
  }
}
