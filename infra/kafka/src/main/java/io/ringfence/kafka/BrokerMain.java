package io.ringfence.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The broker's process: broker and controller in one, on 127.0.0.1 only, without access control.
 * Arguments: the data folder and the port, 0 for a free one. Says {@code ready HOST:PORT} when it
 * answers; ends when it is told to or its parent ends.
 */
public final class BrokerMain {
  /** How the line begins that says it is ready. */
  private static final String READY = "ready ";

  private static final String HOST = "127.0.0.1";

  private BrokerMain() {}

  /** Runs the broker until it is told to end. */
  public static void main(String[] args) throws IOException {
    Path data = Files.createDirectories(Path.of(args[0])).toAbsolutePath();
    int port = Integer.parseInt(args[1]);
    int broker = port == 0 ? freePort() : port;
    Properties properties = properties(data, broker, freePort());
    format(data, properties);
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
    server.startup();
    System.out.println(READY + HOST + ":" + broker);
    System.out.flush();
    server.awaitShutdown();
  }

  private static Properties properties(Path data, int broker, int controller) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("controller.quorum.bootstrap.servers", HOST + ":" + controller);
    properties.put(
        "listeners", "BROKER://%s:%s,CONTROLLER://%s:%s".formatted(HOST, broker, HOST, controller));
    properties.put("advertised.listeners", "BROKER://%s:%s".formatted(HOST, broker));
    properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("inter.broker.listener.name", "BROKER");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("log.dirs", data.resolve("logs").toString());
    // One machine: one copy of everything, and a topic is made by whoever needs it, not by a typo.
    properties.put("auto.create.topics.enable", "false");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    // Indexes are made at their full size: a hundred small partitions must not cost gigabytes.
    properties.put("log.index.size.max.bytes", "1048576");
    // What a replay reads must not go away while it is read.
    properties.put("log.retention.ms", "-1");
    return properties;
  }

  private static void format(Path data, Properties properties) throws IOException {
    if (Files.exists(data.resolve("logs").resolve("meta.properties"))) {
      return;
    }
    Path file = data.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    String[] arguments = {
      "format", "-t", Uuid.randomUuid().toString(), "-c", file.toString(), "--standalone"
    };
    int status = StorageTool.execute(arguments, new PrintStream(System.err, true));
    if (status != 0) {
      throw new IOException("the broker's storage in " + data + " cannot be formatted");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
