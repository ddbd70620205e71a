package io.ringfence.streaming.planted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Loads every class of ours anew, one with a bug; what is not ours, and what must be there once for
 * the JVM, comes from the loader above.
 */
final class PatchedLoader extends ClassLoader {
  private static final String OURS = "io.ringfence.";
  private static final String SHARED = "io.ringfence.streaming.simulation.SharedDisk";

  private final PatchedClass patched;

  PatchedLoader(PatchedClass patched) {
    super(PatchedLoader.class.getClassLoader());
    this.patched = patched;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || name.equals(SHARED)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = patched.classes().get(name);
    if (bytes == null) {
      bytes = read(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] read(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
