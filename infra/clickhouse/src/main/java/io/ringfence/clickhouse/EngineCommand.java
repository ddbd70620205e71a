package io.ringfence.clickhouse;

import io.ringfence.clickhouse.library.EngineLibrary;
import io.ringfence.clickhouse.process.JavaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.coyote.http11.Http11NioProtocol;

/** How the engine's JVM is started. */
final class EngineCommand {
  /** Requests are streamed, so a small heap is enough; the engine's own memory lies outside. */
  private static final List<String> JVM =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          // The HTTP server gives buffers outside of the heap back.
          "--sun-misc-unsafe-memory-access=allow",
          "-Xms24m",
          "-Xmn12m",
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-CreateCoredumpOnCrash");

  private EngineCommand() {}

  /** The library is found by the parent: our own classes and the HTTP server are enough. */
  static JavaCommand of(Path library, Path data, int port, Map<String, String> environment) {
    return JavaCommand.of(
            "clickhouse",
            EngineMain.class.getName(),
            List.of(
                JavaCommand.origin(EngineMain.class), JavaCommand.origin(Http11NioProtocol.class)))
        .withJvmArguments(jvm(data))
        .withArguments(List.of("--data", data.toString(), "--port", Integer.toString(port)))
        .withEnvironment(variables(library, environment));
  }

  private static List<String> jvm(Path data) {
    List<String> arguments = new ArrayList<>(JVM);
    arguments.add("-XX:ErrorFile=" + data.toAbsolutePath().resolve("crash-%p.log"));
    return arguments;
  }

  /** libjsig keeps the JVM's signal handlers working beside the library's. */
  private static Map<String, String> variables(Path library, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    Path libjsig = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
    variables.put("LD_PRELOAD", libjsig.toString());
    variables.put("TZ", "UTC");
    variables.put(EngineLibrary.VARIABLE, library.toString());
    return variables;
  }
}
