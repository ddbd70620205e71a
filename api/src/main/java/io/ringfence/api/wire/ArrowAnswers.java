package io.ringfence.api.wire;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.StreamUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes lists as Arrow IPC streams of one batch. What the answer says beside its rows, the cursor
 * of the next page among it, stands in the metadata of the schema.
 */
final class ArrowAnswers extends AbstractHttpMessageConverter<TableAnswer> {
  /** A page of the largest rows is a few megabytes. */
  private static final long MOST_MEMORY = 128L << 20;

  private final JsonMapper json;

  ArrowAnswers(JsonMapper json) {
    super(MediaType.parseMediaType(ArrowMedia.TYPE));
    this.json = json;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return TableAnswer.class.isAssignableFrom(type);
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected TableAnswer readInternal(Class<? extends TableAnswer> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("lists are only written", message);
  }

  @Override
  protected void writeInternal(TableAnswer answer, HttpOutputMessage message) throws IOException {
    List<?> rows = answer.rows();
    List<ArrowColumn> columns = columns(answer);
    Schema schema = new Schema(columns.stream().map(ArrowColumn::field).toList(), beside(answer));
    try (BufferAllocator memory = new RootAllocator(MOST_MEMORY);
        VectorSchemaRoot table = VectorSchemaRoot.create(schema, memory);
        ArrowStreamWriter writer =
            new ArrowStreamWriter(
                table, null, Channels.newChannel(StreamUtils.nonClosing(message.getBody())))) {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).write(rows, table.getVector(i), json);
      }
      table.setRowCount(rows.size());
      writer.writeBatch();
      writer.end();
    }
  }

  private static List<ArrowColumn> columns(TableAnswer answer) {
    return switch (answer) {
      case ListAnswer<?> records -> ArrowColumn.of(typeOfRows(records));
      case TextsAnswer texts -> ArrowColumn.ofTexts(texts.columns());
    };
  }

  private static Class<?> typeOfRows(ListAnswer<?> answer) {
    return Objects.requireNonNull(
        ResolvableType.forClass(ListAnswer.class, answer.getClass()).resolveGeneric(0),
        "a list says what its rows are");
  }

  private Map<String, String> beside(TableAnswer answer) {
    Map<String, String> beside = new LinkedHashMap<>();
    for (RecordComponent component : answer.getClass().getRecordComponents()) {
      Object value = read(component, answer);
      boolean isRows = value == answer.rows() || answer.saidInRows().contains(component.getName());
      if (value != null && !isRows) {
        beside.put(component.getName(), text(value));
      }
    }
    return beside;
  }

  private static @Nullable Object read(RecordComponent component, Object of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private String text(Object value) {
    boolean plain =
        value instanceof CharSequence || value instanceof Instant || value instanceof Enum<?>;
    return plain ? value.toString() : json.writeValueAsString(value);
  }
}
