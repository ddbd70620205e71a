package io.ringfence.clickhouse.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where the engine's native library lies on this machine.
 *
 * <p>Looked for in this order: the file named by {@value #VARIABLE}; the cache folder of the user;
 * and, when it is in neither, installed into that cache by the machine's npm client. Parallel
 * builds and tests install it once.
 */
public final class EngineLibrary {
  /** Environment variable that names the library's file and switches the installation off. */
  public static final String VARIABLE = "RINGFENCE_CHDB";

  private static final String FILE = "libchdb.so";

  private final Map<String, String> environment;
  private final String platform;
  private final Consumer<String> progress;

  private EngineLibrary(
      Map<String, String> environment, String platform, Consumer<String> progress) {
    this.environment = Map.copyOf(environment);
    this.platform = platform;
    this.progress = progress;
  }

  /** The library of this machine, with progress on standard error. */
  public static EngineLibrary ofThisMachine() {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return new EngineLibrary(System.getenv(), platform, System.err::println);
  }

  /** The library of a machine that is described instead of looked at. */
  static EngineLibrary of(
      Map<String, String> environment, String platform, Consumer<String> progress) {
    return new EngineLibrary(environment, platform, progress);
  }

  /**
   * The library's file, installed first if need be.
   *
   * @throws EngineUnavailableException if it is not there and cannot be installed
   */
  public Path file() {
    String named = environment.get(VARIABLE);
    return named == null || named.isBlank() ? cached() : named(Path.of(named));
  }

  private static Path named(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new EngineUnavailableException(
          VARIABLE + " must name the engine's libchdb.so, was " + file + ", which is no file");
    }
    return file.toAbsolutePath();
  }

  private Path cached() {
    if (!platform.equals("Linux amd64")) {
      throw new EngineUnavailableException(
          "The embedded ClickHouse engine runs on Linux amd64 only, this is "
              + platform
              + ": use a ClickHouse server with --clickhouse-url");
    }
    LibraryPackage wanted = LibraryPackage.LINUX_X64;
    Path file = cacheFolder().resolve("ringfence/chdb").resolve(wanted.version()).resolve(FILE);
    return new Installation(wanted, file, new NpmClient(environment), progress).ensure();
  }

  private Path cacheFolder() {
    String configured = environment.get("XDG_CACHE_HOME");
    return configured != null && Path.of(configured).isAbsolute()
        ? Path.of(configured)
        : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".cache");
  }
}
