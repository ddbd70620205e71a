package io.ringfence.clickhouse.library;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Puts the library into the cache, once, whole or not at all.
 *
 * <p>A lock file keeps other processes out and a lock other threads; the library is unpacked beside
 * its place and renamed into it, so that the final name never shows a part of it.
 *
 * @param wanted the pinned package
 * @param file where the library shall lie
 * @param npm the client that fetches the package
 * @param progress receives one line per step that takes long
 */
record Installation(LibraryPackage wanted, Path file, NpmClient npm, Consumer<String> progress) {
  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();
  private static final int BUFFER_BYTES = 1 << 20;
  private static final long MEGABYTE = 1_000_000;

  /**
   * Installs the library unless it is there.
   *
   * @return its file
   */
  Path ensure() {
    if (isComplete()) {
      return file;
    }
    IN_THIS_JVM.lock();
    try {
      installUnderLock();
      return file;
    } catch (IOException e) {
      throw new EngineUnavailableException(
          "The ClickHouse engine could not be installed in " + folder() + ": " + reason(e), e);
    } finally {
      IN_THIS_JVM.unlock();
    }
  }

  private void installUnderLock() throws IOException {
    Files.createDirectories(folder());
    Path lockFile = folder().resolve("install.lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (!isComplete() && lock.isValid()) {
        install();
      }
    }
  }

  private void install() throws IOException {
    Path work = Files.createTempDirectory(folder(), "installing-");
    try {
      checkSpace();
      progress.accept(
          "Installing the ClickHouse engine %s, once (%s MB download) ..."
              .formatted(wanted.version(), wanted.downloadMegabytes()));
      Path tarball = npm.pack(wanted, work);
      check(tarball);
      Path unpacked = work.resolve(wanted.entry().replace('/', '-'));
      unpack(tarball, unpacked);
      Files.move(unpacked, file, StandardCopyOption.ATOMIC_MOVE);
      progress.accept("Installed the ClickHouse engine in " + file);
    } finally {
      delete(work);
    }
  }

  private boolean isComplete() {
    try {
      return Files.isRegularFile(file) && Files.size(file) == wanted.libraryBytes();
    } catch (IOException e) {
      return false;
    }
  }

  private void checkSpace() throws IOException {
    long needed = wanted.libraryBytes() + wanted.downloadMegabytes() * MEGABYTE;
    long free = Files.getFileStore(folder()).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          "it needs %s MB there, only %s MB are free"
              .formatted(needed / MEGABYTE, free / MEGABYTE));
    }
  }

  private void check(Path tarball) throws IOException {
    String found = sha512(tarball);
    if (!found.equals(wanted.sha512())) {
      throw new IOException(
          "the downloaded package is not the pinned one (SHA-512 begins with "
              + found.substring(0, 16)
              + ", expected "
              + wanted.sha512().substring(0, 16)
              + ")");
    }
  }

  private static String sha512(Path path) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  private void unpack(Path tarball, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(tarball), BUFFER_BYTES)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals(wanted.entry())) {
          Files.copy(tar, target);
          flushToDisk(target);
          return;
        }
      }
    }
    throw new IOException("the downloaded package holds no " + wanted.entry());
  }

  private static void flushToDisk(Path written) throws IOException {
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private Path folder() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "file has no folder");
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
