package io.ringfence.clickhouse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;

/**
 * The functions of libchdb that we use, under the names of its header file.
 *
 * <p>Text goes in as pointer and length; results, streams and connections are opaque pointers that
 * the caller must give back to the matching destroy function.
 */
final class ChdbLibrary {
  final NativeFunction connect;
  final NativeFunction closeConnection;
  final NativeFunction queryWithParameters;
  final NativeFunction streamQueryWithParameters;
  final NativeFunction streamFetchResult;
  final NativeFunction streamCancelQuery;
  final NativeFunction destroyQueryResult;
  final NativeFunction resultBuffer;
  final NativeFunction resultLength;
  final NativeFunction resultError;
  final NativeFunction resultRows;
  final NativeFunction storageRowsRead;
  final NativeFunction storageBytesRead;
  final NativeFunction rowsWritten;
  final NativeFunction bytesWritten;
  final NativeFunction streamInsertWithParameters;
  final NativeFunction streamAppend;
  final NativeFunction streamDone;
  final NativeFunction streamInsertError;
  final NativeFunction destroyInsertStream;

  private ChdbLibrary(SymbolLookup library) {
    FunctionDescriptor statement =
        pointerOf(
            ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
            JAVA_LONG);
    connect = bind(library, "chdb_connect", pointerOf(JAVA_INT, ADDRESS));
    closeConnection = bind(library, "chdb_close_conn", nothingOf(ADDRESS));
    queryWithParameters = bind(library, "chdb_query_with_params_n", statement);
    streamQueryWithParameters = bind(library, "chdb_stream_query_with_params_n", statement);
    streamFetchResult = bind(library, "chdb_stream_fetch_result", pointerOf(ADDRESS, ADDRESS));
    streamCancelQuery = bind(library, "chdb_stream_cancel_query", nothingOf(ADDRESS, ADDRESS));
    destroyQueryResult = bind(library, "chdb_destroy_query_result", nothingOf(ADDRESS));
    resultBuffer = bind(library, "chdb_result_buffer", pointerOf(ADDRESS));
    resultLength = bind(library, "chdb_result_length", numberOf(ADDRESS));
    resultError = bind(library, "chdb_result_error", pointerOf(ADDRESS));
    resultRows = bind(library, "chdb_result_rows_read", numberOf(ADDRESS));
    storageRowsRead = bind(library, "chdb_result_storage_rows_read", numberOf(ADDRESS));
    storageBytesRead = bind(library, "chdb_result_storage_bytes_read", numberOf(ADDRESS));
    rowsWritten = bind(library, "chdb_result_rows_written", numberOf(ADDRESS));
    bytesWritten = bind(library, "chdb_result_bytes_written", numberOf(ADDRESS));
    streamInsertWithParameters = bind(library, "chdb_stream_insert_with_params_n", statement);
    streamAppend =
        bind(
            library,
            "chdb_stream_append",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    streamDone = bind(library, "chdb_stream_done", pointerOf(ADDRESS));
    streamInsertError = bind(library, "chdb_stream_insert_error", pointerOf(ADDRESS));
    destroyInsertStream = bind(library, "chdb_destroy_insert_stream", nothingOf(ADDRESS));
  }

  /**
   * Loads the library into this JVM, for good, and tells it to leave the JVM's signal handlers
   * alone.
   *
   * @throws EngineException if the file is no library for this machine
   */
  @SuppressWarnings("restricted") // loading native code is what this class is for
  static ChdbLibrary load(Path file) {
    try {
      SymbolLookup library = SymbolLookup.libraryLookup(file, Arena.global());
      bind(library, "chdb_set_signal_handlers_enabled", nothingOf(JAVA_INT)).run(0);
      return new ChdbLibrary(library);
    } catch (IllegalArgumentException e) {
      throw new EngineException(
          EngineException.UNKNOWN,
          "The engine's library "
              + file
              + " cannot be loaded, it needs 64-bit Linux with glibc:"
              + " use a ClickHouse server with --clickhouse-url");
    }
  }

  private static NativeFunction bind(SymbolLookup in, String name, FunctionDescriptor signature) {
    return NativeFunction.bind(in, name, signature);
  }

  private static FunctionDescriptor pointerOf(MemoryLayout... arguments) {
    return FunctionDescriptor.of(ADDRESS, arguments);
  }

  private static FunctionDescriptor numberOf(MemoryLayout... arguments) {
    return FunctionDescriptor.of(JAVA_LONG, arguments);
  }

  private static FunctionDescriptor nothingOf(MemoryLayout... arguments) {
    return FunctionDescriptor.ofVoid(arguments);
  }

  /** Reads the zero-terminated text behind a pointer, or gives an empty text for no pointer. */
  @SuppressWarnings("restricted") // the library ends its texts with a zero
  static String text(MemorySegment pointer) {
    return isNull(pointer) ? "" : pointer.reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** True for C's null pointer. */
  static boolean isNull(MemorySegment pointer) {
    return pointer.address() == 0;
  }
}
