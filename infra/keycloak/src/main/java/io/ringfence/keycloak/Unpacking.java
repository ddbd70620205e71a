package io.ringfence.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a zip file whose entries all lie in one folder, without that folder. */
final class Unpacking {
  private Unpacking() {}

  static void unpack(Path zip, Path folder) throws IOException {
    Path beside = folder.resolveSibling(folder.getFileName() + ".unpacking");
    delete(beside);
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        write(file, entry, beside);
      }
    }
    delete(folder);
    Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(ZipFile file, ZipEntry entry, Path folder) throws IOException {
    String name = entry.getName();
    Path target = folder.resolve(name.substring(name.indexOf('/') + 1)).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("entry " + name + " lies outside its folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    try (var bytes = file.getInputStream(entry)) {
      Files.copy(bytes, target);
    }
  }

  /** Deletes a folder with everything in it; a symbolic link is deleted, not followed. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
