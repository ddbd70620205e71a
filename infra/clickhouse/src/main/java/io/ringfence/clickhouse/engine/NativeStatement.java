package io.ringfence.clickhouse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A statement laid out in native memory the way the library's {@code _with_params_n} want it. */
final class NativeStatement {
  private final Object[] arguments;

  private NativeStatement(Object[] arguments) {
    this.arguments = arguments;
  }

  /** Copies the statement into the arena, which must stay open during the call. */
  static NativeStatement in(Arena arena, MemorySegment connection, Statement statement) {
    byte[] sql = bytes(statement.sql());
    byte[] format = bytes(statement.format());
    List<Map.Entry<String, String>> parameters = List.copyOf(statement.parameters().entrySet());
    List<byte[]> names = parameters.stream().map(entry -> bytes(entry.getKey())).toList();
    List<byte[]> values = parameters.stream().map(entry -> bytes(entry.getValue())).toList();
    return new NativeStatement(
        new Object[] {
          connection,
          copy(arena, sql),
          (long) sql.length,
          copy(arena, format),
          (long) format.length,
          addresses(arena, names),
          lengths(arena, names),
          addresses(arena, values),
          lengths(arena, values),
          (long) parameters.size()
        });
  }

  MemorySegment passTo(NativeFunction function) {
    return function.pointer(arguments);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One spare byte, so that empty texts have an address too. */
  private static MemorySegment copy(Arena arena, byte[] bytes) {
    MemorySegment segment = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
    return segment;
  }

  private static MemorySegment addresses(Arena arena, List<byte[]> texts) {
    MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      array.setAtIndex(ADDRESS, i, copy(arena, texts.get(i)));
    }
    return array;
  }

  private static MemorySegment lengths(Arena arena, List<byte[]> texts) {
    MemorySegment array = arena.allocate(JAVA_LONG, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      array.setAtIndex(JAVA_LONG, i, texts.get(i).length);
    }
    return array;
  }
}
