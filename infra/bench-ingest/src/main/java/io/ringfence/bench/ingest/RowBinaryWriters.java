package io.ringfence.bench.ingest;

import com.clickhouse.client.api.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** ClickHouse's own client with registered objects, which travel as RowBinary. */
record RowBinaryWriters(URI url) implements IngestWriter.Kind {
  private static final long LIMIT_SECONDS = 120;

  @Override
  public String name() {
    return "client-v2-rowbinary";
  }

  @Override
  public IngestWriter open(String table) {
    Client client =
        new Client.Builder()
            .addEndpoint(url.toString())
            .setUsername("default")
            .setPassword("")
            .setDefaultDatabase("default")
            .compressClientRequest(false)
            .compressServerResponse(false)
            .build();
    client.register(RowBean.class, client.getTableSchema(table));
    return new Writer(client, table);
  }

  private record Writer(Client client, String table) implements IngestWriter {
    @Override
    public void write(long from, long to) throws Exception {
      List<RowBean> rows = new ArrayList<>((int) (to - from));
      for (long number = from; number < to; number++) {
        rows.add(new RowBean(IngestRow.of(number), "b" + from));
      }
      client.insert(table, rows).get(LIMIT_SECONDS, TimeUnit.SECONDS).close();
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
