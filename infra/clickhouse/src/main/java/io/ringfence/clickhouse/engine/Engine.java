package io.ringfence.clickhouse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The ClickHouse engine on one data folder. There can be one in a process, and only one process may
 * have a folder open.
 */
public final class Engine implements AutoCloseable {
  private final ChdbLibrary library;
  private final List<String> arguments;
  private final EngineConnection anchor;
  private final String version;
  private final String timezone;

  private Engine(ChdbLibrary library, List<String> arguments) {
    this.library = library;
    this.arguments = arguments;
    this.anchor = connect();
    this.version = word("SELECT version()");
    this.timezone = word("SELECT timezone()");
  }

  /**
   * Loads the library and opens the data folder. The first connection stays open, because the
   * engine shuts down with its last one.
   *
   * @param libraryFile the native library
   * @param data the data folder; created if missing
   * @param settings server settings as {@code --name=value}
   * @throws EngineException if the engine cannot open the folder; it has said why on standard error
   */
  public static Engine open(Path libraryFile, Path data, List<String> settings) {
    List<String> arguments = new ArrayList<>(List.of("clickhouse", "--path=" + data));
    arguments.addAll(settings);
    return new Engine(ChdbLibrary.load(libraryFile), List.copyOf(arguments));
  }

  /** Opens a connection; close it after one statement, or after the few that belong together. */
  public EngineConnection connect() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment vector = arena.allocate(ADDRESS, arguments.size());
      for (int i = 0; i < arguments.size(); i++) {
        vector.setAtIndex(ADDRESS, i, arena.allocateFrom(arguments.get(i)));
      }
      MemorySegment slot = library.connect.pointer(arguments.size(), vector);
      if (ChdbLibrary.isNull(slot)) {
        throw new EngineException(
            EngineException.UNKNOWN, "The engine did not open a connection: " + arguments);
      }
      return new EngineConnection(library, slot);
    }
  }

  /** The engine's version, for example {@code 26.7.3.1}. */
  public String version() {
    return version;
  }

  /** The engine's time zone, an IANA name. */
  public String timezone() {
    return timezone;
  }

  /** Closes the first connection; with the last one the engine shuts down. */
  @Override
  public void close() {
    anchor.close();
  }

  private String word(String select) {
    try (QueryResult result = anchor.run(Statement.of(select))) {
      return result.text().strip();
    }
  }
}
