package io.ringfence.clickhouse.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library is installed once, whole, and alone. */
class InstallationTest {
  private static final byte[] LIBRARY = "the library".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Path file;
  private LibraryPackage wanted;
  private final ConcurrentLinkedQueue<String> progress = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void prepareTarball() throws IOException, NoSuchAlgorithmException {
    file = folder.resolve("cache/1.0/libchdb.so");
    Path tarball = folder.resolve("ready.tgz");
    try (OutputStream out = Files.newOutputStream(tarball);
        var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
      put(tar, "package/other.node", "not wanted".getBytes(StandardCharsets.UTF_8));
      put(tar, "package/libchdb.so", LIBRARY);
    }
    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(tarball)));
    wanted = new LibraryPackage("lib", "1.0", digest, "package/libchdb.so", LIBRARY.length, 1);
  }

  @Test
  void onlyTheLibraryIsLeftBehind() throws IOException {
    assertThat(installation().ensure()).isEqualTo(file).hasBinaryContent(LIBRARY);
    try (Stream<Path> files = Files.list(folder.resolve("cache/1.0"))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("libchdb.so", "install.lock");
    }
  }

  @Test
  void parallelBuildsInstallOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Path> ensure = () -> installation().ensure();
      for (var installed : threads.invokeAll(Stream.generate(() -> ensure).limit(4).toList())) {
        assertThat(installed.get()).hasBinaryContent(LIBRARY);
      }
    }
    assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(1);
  }

  @Test
  void libraryOfAnotherSizeIsReplaced() throws IOException {
    Files.createDirectories(folder.resolve("cache/1.0"));
    Files.writeString(file, "half of");
    assertThat(installation().ensure()).hasBinaryContent(LIBRARY);
    assertThat(progress).hasSize(2);
  }

  private Installation installation() throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    script(
        programs.resolve("npm"),
        "echo called >> '"
            + folder.resolve("calls")
            + "'; cp '"
            + folder.resolve("ready.tgz")
            + "' .");
    script(programs.resolve("node"), "true");
    var npm = new NpmClient(Map.of("PATH", programs + ":/usr/bin:/bin"));
    return new Installation(wanted, file, npm, progress::add);
  }

  private static synchronized void script(Path path, String body) throws IOException {
    if (!Files.exists(path)) {
      Files.writeString(path, "#!/bin/sh\n" + body + "\n");
      assertThat(path.toFile().setExecutable(true)).isTrue();
    }
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
