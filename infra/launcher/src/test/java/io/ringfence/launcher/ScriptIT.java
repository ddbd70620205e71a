package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptIT {
  private static final int PREREQUISITE_MISSING = 3;

  @TempDir Path folder;

  @Test
  void itRunsFromAnyFolderThroughALinkWithBlanksInItsPath() throws IOException {
    Path place = Files.createDirectories(folder.resolve("a place with blanks"));
    Path link = Files.createSymbolicLink(place.resolve("rf"), Repository.script());
    Path second =
        Files.createSymbolicLink(folder.resolve("rf2"), Path.of("a place with blanks/rf"));
    for (Path script : List.of(link, second)) {
      try (Command command = script(script, "--version").run()) {
        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out()).startsWith("ringfence ");
      }
    }
  }

  @Test
  void aWrongJdkIsNamedInOneLine() {
    try (Command command =
        script(Repository.script(), "--version")
            .with("RINGFENCE_JAVA_HOME", folder.toString())
            .run()) {
      assertThat(command.exitCode()).isEqualTo(PREREQUISITE_MISSING);
      assertThat(command.err().lines()).hasSize(1);
      assertThat(command.err()).startsWith("error: RINGFENCE_JAVA_HOME is " + folder);
    }
  }

  @Test
  void aMachineWithoutJdkIsToldWhatToDoInOneLine() throws IOException {
    Path script = copyOfScript("without jdk");
    // The places where JDKs are kept do not exist on such a machine.
    Files.writeString(
        script,
        Files.readString(script)
            .replace("/usr/lib/jvm", "/nowhere")
            .replace("/opt/j", "/nowhere/j")
            .replace("/usr/java", "/nowhere"));
    try (Command command =
        script(script, "--version")
            .with("PATH", pathOf("sh", "dirname", "readlink", "sed", "pwd").toString())
            .with("JAVA_HOME", "")
            .with("SDKMAN_CANDIDATES_DIR", "")
            .with("HOME", folder.toString())
            .run()) {
      assertThat(command.exitCode()).isEqualTo(PREREQUISITE_MISSING);
      assertThat(command.err().lines()).hasSize(1);
      assertThat(command.err())
          .startsWith("error: no JDK 25 found")
          .contains("RINGFENCE_JAVA_HOME");
    }
  }

  @Test
  void aMachineWithoutMavenIsToldSoWhenItMustBuild() throws IOException {
    Path script = copyOfScript("without maven");
    try (Command command =
        script(script, "demo")
            .with("RINGFENCE_BUILD", "")
            .with("PATH", pathOf("sh", "dirname", "readlink", "sed", "find", "head").toString())
            .run()) {
      assertThat(command.exitCode()).isEqualTo(PREREQUISITE_MISSING);
      assertThat(command.err().lines()).hasSize(1);
      assertThat(command.err()).startsWith("error: mvn is not on the PATH");
    }
  }

  @Test
  void itBuildsWhenSomethingIsNewerThanTheJarAndOnlyThen() throws IOException {
    Path script = copyOfScript("with sources");
    Path root = folder.resolve("with sources");
    Path log = folder.resolve("mvn.log");
    Path jar = root.resolve("infra/launcher/target/ringfence-launcher.jar");
    fakeMaven(
        "echo \"$JAVA_HOME $*\" >> '"
            + log
            + "'; mkdir -p '"
            + jar.getParent()
            + "'; touch '"
            + jar
            + "'");
    assertThat(builds(script, log)).as("nothing is built yet").isEqualTo(1);
    assertThat(builds(script, log)).as("nothing has changed").isEqualTo(1);
    Path source = root.resolve("schema/domain/src/main/java/Changed.java");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(30)));
    assertThat(builds(script, log)).as("a source is newer").isEqualTo(2);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    Files.delete(source);
    assertThat(builds(script, log)).as("a source is gone").isEqualTo(3);
    assertThat(Files.readString(log)).contains("-DskipTests package");
    assertThat(root.resolve(".ringfence-build.lock")).doesNotExist();
  }

  @Test
  void testCallsMavenVerifyOnTheJdkItFoundAndPassesArgumentsOn() throws IOException {
    Path script = copyOfScript("to test");
    Path log = folder.resolve("mvn.log");
    fakeMaven("echo \"$JAVA_HOME $*\" >> '" + log + "'; exit 7");
    try (Command command = script(script, "test", "-pl", "schema/domain").run()) {
      assertThat(command.exitCode()).isEqualTo(7);
    }
    String call = Files.readString(log).strip();
    assertThat(call).endsWith(" -B -ntp -T 2 verify -pl schema/domain");
    Path jdk = Path.of(call.substring(0, call.indexOf(" -B")));
    assertThat(Files.readString(jdk.resolve("release"))).contains("JAVA_VERSION=\"25");
  }

  private int builds(Path script, Path log) throws IOException {
    try (Command command = script(script, "--version").with("RINGFENCE_BUILD", "").run()) {
      assertThat(command.err()).doesNotContain("error: the build failed");
    }
    return Files.readAllLines(log).size();
  }

  private Command.Setup script(Path script, String... arguments) {
    Command.Setup setup = Command.ringfence(folder, arguments);
    List<String> line = new java.util.ArrayList<>(setup.line());
    line.set(0, script.toString());
    Command.Setup own = new Command.Setup(line, folder, setup.environment());
    Path fake = folder.resolve("fake");
    return Files.isDirectory(fake) ? own.with("PATH", fake + ":" + System.getenv("PATH")) : own;
  }

  /** The script alone in a repository that has sources but was never built. */
  private Path copyOfScript(String name) throws IOException {
    Path root = folder.resolve(name);
    Path source = root.resolve("schema/domain/src/main/java/Changed.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class Changed {}");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("infra"));
    return Files.copy(
        Repository.script(),
        root.resolve("infra/ringfence"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void fakeMaven(String body) throws IOException {
    Path mvn = folder.resolve("fake/mvn");
    Files.createDirectories(mvn.getParent());
    Files.writeString(mvn, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A folder that holds nothing but these programs. */
  private Path pathOf(String... programs) throws IOException {
    Path path = Files.createDirectories(folder.resolve("path"));
    for (String program : programs) {
      for (String place : List.of("/bin", "/usr/bin")) {
        Path file = Path.of(place, program);
        if (Files.isExecutable(file) && !Files.exists(path.resolve(program))) {
          Files.createSymbolicLink(path.resolve(program), file);
        }
      }
    }
    return path;
  }
}
