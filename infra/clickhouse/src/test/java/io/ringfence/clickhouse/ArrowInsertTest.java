package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Arrow record batches reach the tables exactly: this is how the streaming jobs write. */
class ArrowInsertTest {
  private static final long SEED = 20251010;
  private static final BigInteger WIDEST = BigInteger.TEN.pow(76).subtract(BigInteger.ONE);
  private static final BigInteger WIDE = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

  private record Row(
      @Nullable BigDecimal wide, @Nullable BigDecimal amount, @Nullable Long micros, String word) {
    String asText() {
      return (wide == null ? "\\N" : wide.toPlainString())
          + "\t"
          + (amount == null ? "\\N" : amount.toPlainString())
          + "\t"
          + (micros == null ? "\\N" : micros.toString())
          + "\t"
          + word;
    }
  }

  @BeforeAll
  static void createTable() {
    SharedEngine.query("CREATE DATABASE arrow");
    SharedEngine.query(
        """
        CREATE TABLE arrow.rows (wide Nullable(Decimal(76, 36)), amount Nullable(Decimal(38, 18)),
          at Nullable(DateTime64(6, 'UTC')), word LowCardinality(String))
        ENGINE = MergeTree ORDER BY tuple()""");
  }

  @Test
  void decimalsOfFullRangeInstantsAndNullsArriveExactly() {
    List<Row> rows = new ArrayList<>();
    rows.add(row(WIDEST, WIDE, 0L));
    rows.add(row(WIDEST.negate(), WIDE.negate(), 1_760_130_903_123_456L));
    rows.add(row(BigInteger.ONE.negate(), BigInteger.ONE.negate(), -1L));
    rows.add(row(BigInteger.ZERO, BigInteger.ZERO, 1L));
    rows.add(new Row(null, null, null, "null"));
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      rows.add(
          row(
              signed(random, WIDEST),
              signed(random, WIDE),
              random.nextLong(-2_000_000_000_000_000L, 4_000_000_000_000_000L)));
    }

    insert(encode(rows));

    String stored =
        SharedEngine.query(
            "SELECT wide, amount, toUnixTimestamp64Micro(at), word FROM arrow.rows "
                + "SETTINGS output_format_decimal_trailing_zeros = 1");
    assertThat(stored.lines().sorted().toList())
        .isEqualTo(rows.stream().map(Row::asText).sorted().collect(Collectors.toList()));
  }

  private static Row row(BigInteger wide, BigInteger amount, long micros) {
    return new Row(new BigDecimal(wide, 36), new BigDecimal(amount, 18), micros, "w" + micros % 10);
  }

  private static BigInteger signed(Random random, BigInteger bound) {
    BigInteger value = new BigInteger(random.nextInt(bound.bitLength()) + 1, random).mod(bound);
    return random.nextBoolean() ? value : value.negate();
  }

  private static void insert(byte[] stream) {
    HttpResponse<String> response =
        SharedEngine.send(
            HttpRequest.newBuilder(
                    SharedEngine.url(
                        "/?async_insert=0&query=INSERT%20INTO%20arrow.rows%20FORMAT%20ArrowStream"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(stream)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-ClickHouse-Summary"))
        .hasValueSatisfying(summary -> assertThat(summary).contains("\"written_rows\":\"5005\""));
  }

  private static byte[] encode(List<Row> rows) {
    Schema schema =
        new Schema(
            List.of(
                field("wide", new ArrowType.Decimal(76, 36, 256)),
                field("amount", new ArrowType.Decimal(38, 18, 128)),
                field("at", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
                field("word", new ArrowType.Utf8())));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
      fill(root, rows);
      writer.writeBatch();
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Field field(String name, ArrowType type) {
    return new Field(name, FieldType.nullable(type), null);
  }

  private static void fill(VectorSchemaRoot root, List<Row> rows) {
    root.allocateNew();
    Decimal256Vector wide = (Decimal256Vector) root.getVector("wide");
    DecimalVector amount = (DecimalVector) root.getVector("amount");
    TimeStampMicroTZVector at = (TimeStampMicroTZVector) root.getVector("at");
    VarCharVector word = (VarCharVector) root.getVector("word");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.wide() != null) {
        wide.setSafe(i, row.wide());
      }
      if (row.amount() != null) {
        amount.setSafe(i, row.amount());
      }
      if (row.micros() != null) {
        at.setSafe(i, row.micros());
      }
      word.setSafe(i, row.word().getBytes(StandardCharsets.UTF_8));
    }
    root.setRowCount(rows.size());
  }
}
