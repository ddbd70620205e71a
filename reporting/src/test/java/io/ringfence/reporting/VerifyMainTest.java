package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEngine
class VerifyMainTest {
  private final RunningEngine engine;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  VerifyMainTest(RunningEngine engine) {
    this.engine = engine;
  }

  private Path issued() {
    SampleRun.of("verify", 7, 60).storeIn(engine.store().clickhouse());
    List<String> arguments =
        List.of(
            "--clickhouse-url", engine.address().http().toString(),
            "--database", engine.address().database(),
            "--run-id", "verify",
            "--evidence", folder.resolve("evidence").toString(),
            "--out", folder.toString());
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThat(ReportMain.run(arguments, Map.of(), nowhere, nowhere, Clock.systemUTC())).isZero();
    return folder.resolve("risk-pack.xlsx");
  }

  @Test
  void aCheckLoadsNeitherPoiNorJooqNorAnythingOfTheNetwork() throws Exception {
    Path file = issued();
    String classPath =
        Stream.of(VerifyMain.class, Precision.class, JsonFactory.class)
            .map(VerifyMainTest::origin)
            .collect(Collectors.joining(File.pathSeparator));
    Path said = folder.resolve("said.txt");
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + folder.resolve("classes.txt"),
                "-cp",
                classPath,
                VerifyMain.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(said)).isZero();
    assertThat(Files.readString(said)).startsWith("INTACT\n");
    assertThat(Files.readString(folder.resolve("classes.txt")))
        .contains("io.ringfence.reporting.evidence.Verification ")
        .doesNotContain("java.net.Socket ", "java.net.http", "java.net.InetAddress ")
        .doesNotContain("java.net.InetSocketAddress ", "sun.nio.ch.NioSocketImpl");
  }

  private static String origin(Class<?> type) {
    try {
      return Path.of(
              Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                  .getLocation()
                  .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsMissingIsSaidInOneLine() throws Exception {
    assertThat(verify()).isEqualTo(2);
    assertThat(verify("--nonsense")).isEqualTo(2);
    Path lonely = Files.writeString(folder.resolve("lonely.xlsx"), "text");
    assertThat(verify(lonely.toString())).isEqualTo(2);
    assertThat(verify(lonely.toString(), "--key", "no.pub")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("error: "))
        .anyMatch(line -> line.contains("no risk-pack.pub lies beside"))
        .anyMatch(line -> line.contains("no.pub: there is no such file"));
    assertThat(out.size()).isZero();
  }

  private int verify(String... arguments) {
    return VerifyMain.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Clock.systemUTC());
  }
}
