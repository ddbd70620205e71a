package io.ringfence.reporting.store;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Rows as files: ClickHouse writes them in its own formats and they are passed on as they come, so
 * a table of any size needs no memory here.
 *
 * @param address where the tables are
 * @param settings settings of the store for these questions beside ours, by name
 */
public record TableExport(ClickHouseAddress address, Map<String, String> settings) {
  /** Large enough that copying costs little beside what is copied. */
  private static final int PIECE = 256 << 10;

  /** Copies the settings. */
  public TableExport {
    settings = Map.copyOf(settings);
  }

  /** As the store likes it. */
  public TableExport(ClickHouseAddress address) {
    this(address, Map.of());
  }

  /** What a file holds. */
  public enum Format {
    /** Comma-separated text with a header, RFC 4180. */
    CSV("csv", ClickHouseFormat.CSVWithNames),
    /** Arrow IPC file. */
    ARROW("arrow", ClickHouseFormat.Arrow),
    /** Arrow IPC stream: a reader need not wait for its end. */
    ARROW_STREAM("arrows", ClickHouseFormat.ArrowStream),
    /** Parquet. */
    PARQUET("parquet", ClickHouseFormat.Parquet);

    private final String extension;
    private final ClickHouseFormat format;

    Format(String extension, ClickHouseFormat format) {
      this.extension = extension;
      this.format = format;
    }

    /** Extension of its files. */
    public String extension() {
      return extension;
    }
  }

  /**
   * Writes what a statement answers.
   *
   * @param sql a statement without a FORMAT clause; {@code {name:Type}} are its parameters
   * @throws IOException when the store does not answer or the disk is full
   */
  public void write(String sql, Map<String, Object> parameters, Format format, OutputStream out)
      throws IOException {
    read(sql, parameters, format, rows -> copy(rows, out));
  }

  /** Who takes what a statement answers. */
  public interface Taker {
    /** Takes the rows, while the store still writes them; they are closed afterwards. */
    void take(InputStream rows) throws IOException;
  }

  /**
   * Hands what a statement answers to somebody.
   *
   * @param sql a statement without a FORMAT clause; {@code {name:Type}} are its parameters
   * @throws IOException when the store does not answer, or the taker does not take
   */
  public void read(String sql, Map<String, Object> parameters, Format format, Taker taker)
      throws IOException {
    QuerySettings asked =
        new QuerySettings()
            .setFormat(format.format)
            .serverSetting("output_format_arrow_string_as_string", "1")
            .serverSetting("output_format_parquet_string_as_string", "1")
            .serverSetting("output_format_arrow_compression_method", "none")
            .serverSetting("date_time_output_format", "iso");
    settings.forEach(asked::serverSetting);
    try (Client client =
            new Client.Builder()
                .addEndpoint(address.http().toString())
                .setUsername(address.user())
                .setPassword(address.password())
                .setDefaultDatabase(address.database())
                .compressServerResponse(false)
                .build();
        InputStream rows = client.query(sql, parameters, asked).get().getInputStream()) {
      taker.take(rows);
    } catch (ExecutionException e) {
      throw new IOException("the store did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ClickHouseException e) {
      throw new IOException("the store did not answer: " + e.getMessage(), e);
    }
  }

  private static void copy(InputStream rows, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    int some = rows.read(piece);
    while (some >= 0) {
      out.write(piece, 0, some);
      some = rows.read(piece);
    }
  }
}
