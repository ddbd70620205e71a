package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a request into its statement and its data. The statement is what the URL's {@code query}
 * begins and the body goes on with; the data of an insert is never read as text, nor into memory.
 *
 * @param defaultFormat format of statements that name none
 * @param statementBytes largest statement without data, in bytes
 * @param appendOnly whether statements that change or remove what is stored are refused
 */
record StatementReader(String defaultFormat, int statementBytes, boolean appendOnly) {
  /** An insert's statement must end within this, as on a server ({@code max_query_size}). */
  private static final int HEAD_BYTES = 256 * 1024;

  /** Reads as much as the statement needs. */
  Request read(String query, InputStream body) throws IOException {
    byte[] begun = query.isEmpty() ? new byte[0] : (query + "\n").getBytes(StandardCharsets.UTF_8);
    Optional<Request> insert = insert(begun, body);
    if (insert.isPresent()) {
      return insert.get();
    }
    byte[] start = append(begun, body.readNBytes(HEAD_BYTES));
    insert = insert(start, body);
    return insert.isPresent() ? insert.get() : statement(withRest(start, body));
  }

  private Optional<Request> insert(byte[] start, InputStream rest) {
    return InsertHead.in(new SqlText(start, start.length)).map(head -> insert(head, start, rest));
  }

  private Request insert(InsertHead head, byte[] start, InputStream rest) {
    String sql = new String(start, 0, head.headEnd(), StandardCharsets.UTF_8);
    int dataStart = head.dataStart();
    InputStream begin = new ByteArrayInputStream(start, dataStart, start.length - dataStart);
    String format = head.format() == null ? dataFormat() : head.format();
    return new Request.Insert(sql, format, new SequenceInputStream(begin, rest));
  }

  /** ClickHouse reads data of unnamed format as values, whatever answers look like. */
  private String dataFormat() {
    return defaultFormat.equals("TabSeparated") ? "Values" : defaultFormat;
  }

  private Request statement(byte[] bytes) {
    SqlText text = new SqlText(bytes, bytes.length);
    StatementShape shape = StatementShape.of(text);
    if (appendOnly) {
      AppendOnly.require(text);
    }
    String sql = new String(bytes, StandardCharsets.UTF_8);
    String format = shape.format() == null ? defaultFormat : shape.format();
    return shape.streams(format)
        ? new Request.Select(sql, format)
        : new Request.Command(sql, format);
  }

  private byte[] withRest(byte[] start, InputStream rest) throws IOException {
    byte[] more = rest.readNBytes(Math.max(0, statementBytes - start.length) + 1);
    byte[] all = append(start, more);
    if (all.length > statementBytes) {
      throw EngineException.of(
          62, "SYNTAX_ERROR", "The statement is longer than " + statementBytes + " bytes");
    }
    return all;
  }

  private static byte[] append(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
