package io.ringfence.launcher.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the key of a running API lies: a folder only its owner may enter. Whoever made the key
 * holds a lock, so a key whose maker was killed is known to be dead.
 *
 * @param path the folder
 */
public record KeyFolder(Path path) {
  private static final String LOCK = "in-use.lock";

  /** The private key, PEM. */
  Path privateKey() {
    return path.resolve("signing-key.pem");
  }

  /** The public key, PEM. */
  Path publicKey() {
    return path.resolve("public-key.pem");
  }

  /** Creates the folder and takes its lock; empty where another process holds it. */
  Optional<FileChannel> take() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (!Files.isDirectory(path)) {
      Files.createDirectory(path, permissions("rwx------"));
    }
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel).isEmpty()) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(channel);
  }

  /** Whether the process that made the key still runs. */
  boolean isInUse() throws IOException {
    if (!Files.exists(path.resolve(LOCK))) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
      return tryLock(channel).isEmpty();
    }
  }

  /** Writes a file only its owner may read. */
  void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, permissions("rw-------"));
    Files.writeString(file, text);
  }

  /** Removes both keys. */
  void forget() throws IOException {
    Files.deleteIfExists(privateKey());
    Files.deleteIfExists(publicKey());
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException heldByThisProcess) {
      return Optional.empty();
    }
  }

  private static FileAttribute<?> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}
