import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.contracts.migration.MigrationRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.OnError;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;

/**
 * Turns the migrations into Java tables: starts the engine on a folder of its own, applies the
 * migrations, reads back what the columns became and lets jOOQ write one class for each table.
 *
 * <p>Arguments: folder to write to, path of this file. Does nothing where the folder was written
 * from the same migrations by the same program.
 */
final class GenerateTables {
  private static final String DATABASE = "ringfence";
  private static final String PACKAGE = "io.ringfence.reporting.store";
  private static final Pattern WRAPPED = Pattern.compile("(LowCardinality|Nullable)\\((.*)\\)");
  private static final Pattern DECIMAL = Pattern.compile("Decimal\\((\\d+), (\\d+)\\)");
  private static final String NAMESPACE = "http://www.jooq.org/xsd/jooq-meta-3.15.0.xsd";

  /** A column as the engine describes it, its type without LowCardinality and Nullable. */
  record Column(String table, String name, int place, String type, boolean nullable) {
    static Column of(ResultSet row) throws SQLException {
      String type = row.getString(4);
      boolean nullable = type.contains("Nullable(");
      for (Matcher m = WRAPPED.matcher(type); m.matches(); m = WRAPPED.matcher(type)) {
        type = m.group(2);
      }
      return new Column(row.getString(1), row.getString(2), row.getInt(3), type, nullable);
    }

    /** Name of the type for jOOQ; Decimal and DateTime64 get their Java form by forced types. */
    String plainType() {
      if (type.startsWith("DateTime64(6")) {
        return "DateTime64";
      }
      return switch (type.replaceFirst("\\(.*", "")) {
        case "String", "FixedString" -> "String";
        case "Bool" -> "Bool";
        case "UInt8", "UInt16", "UInt32", "UInt64" -> "Int64";
        case "Decimal" -> "Decimal";
        default ->
            throw new IllegalArgumentException(
                "Column "
                    + table
                    + "."
                    + name
                    + " has the type "
                    + type
                    + ", which GenerateTables does not know: add it there with a binding");
      };
    }

    /** Precision (1) or scale (2) of a decimal, empty for other types. */
    String decimal(int part) {
      Matcher decimal = DECIMAL.matcher(type);
      return decimal.matches() ? decimal.group(part) : "";
    }
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    Path target = Path.of(arguments[0]);
    String source = digest(Path.of(arguments[1]));
    Path stamp = target.resolve("made-from.sha256");
    if (Files.exists(stamp) && Files.readString(stamp).equals(source)) {
      return;
    }
    clear(target);
    Files.createDirectories(target);
    Path description = target.resolve("information_schema.xml");
    Files.writeString(description, describe(columnsAfterMigration()));
    GenerationTool.generate(configuration(description, target));
    Files.writeString(stamp, source);
  }

  /** Digest over all the result depends on: migrations, this program, jOOQ's version. */
  private static String digest(Path program) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(program));
    digest.update(Constants.FULL_VERSION.getBytes(UTF_8));
    for (String file : new String(resource("index.txt"), UTF_8).lines().toList()) {
      digest.update(file.getBytes(UTF_8));
      digest.update(resource(file.strip()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = MigrationRunner.class.getResourceAsStream("/clickhouse/" + name)) {
      return in.readAllBytes();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static List<Column> columnsAfterMigration() throws Exception {
    Path data = Files.createTempDirectory("ringfence-tables-");
    try (EngineProcess engine = EngineProcess.start(data);
        Connection connection = DriverManager.getConnection(engine.jdbcUrl("default"))) {
      MigrationRunner.ofClassPath().apply(connection, DATABASE);
      return columns(connection);
    } finally {
      clear(data);
    }
  }

  private static List<Column> columns(Connection connection) throws SQLException {
    String sql =
        "SELECT table, name, position, type FROM system.columns WHERE database = '%s'"
            + " AND table NOT LIKE 'schema\\\\_%%' ORDER BY table, position";
    List<Column> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(DATABASE))) {
      while (rows.next()) {
        columns.add(Column.of(rows));
      }
    }
    return columns;
  }

  /** The columns in the form of jOOQ's XMLDatabase. */
  private static String describe(List<Column> columns) throws XMLStreamException {
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartElement("information_schema");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeStartElement("schemata");
    element(xml, "schema", "schema_name", DATABASE);
    xml.writeEndElement();
    xml.writeStartElement("tables");
    for (String table : new TreeSet<>(columns.stream().map(Column::table).toList())) {
      element(xml, "table", "table_schema", DATABASE, "table_name", table);
    }
    xml.writeEndElement();
    xml.writeStartElement("columns");
    for (Column column : columns) {
      element(
          xml,
          "column",
          "table_schema",
          DATABASE,
          "table_name",
          column.table(),
          "column_name",
          column.name(),
          "data_type",
          column.plainType(),
          "numeric_precision",
          column.decimal(1),
          "numeric_scale",
          column.decimal(2),
          "ordinal_position",
          Integer.toString(column.place()),
          "is_nullable",
          Boolean.toString(column.nullable()));
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.close();
    return text.toString();
  }

  private static void element(XMLStreamWriter xml, String name, String... children)
      throws XMLStreamException {
    xml.writeStartElement(name);
    for (int i = 0; i < children.length; i += 2) {
      if (!children[i + 1].isEmpty()) {
        xml.writeStartElement(children[i]);
        xml.writeCharacters(children[i + 1]);
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private static Configuration configuration(Path description, Path target) {
    return new Configuration()
        .withLogging(Logging.WARN)
        .withOnError(OnError.FAIL)
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withName("org.jooq.meta.xml.XMLDatabase")
                        .withProperties(
                            new Property().withKey("dialect").withValue("CLICKHOUSE"),
                            new Property().withKey("xmlFile").withValue(description.toString()))
                        .withInputSchema(DATABASE)
                        .withOutputSchemaToDefault(true)
                        .withForcedTypes(forcedTypes()))
                .withGenerate(tablesOnly())
                .withTarget(
                    new Target().withPackageName(PACKAGE).withDirectory(target.toString())));
  }

  /** Exact decimals and instants, by the bindings of the store. */
  private static List<ForcedType> forcedTypes() {
    return List.of(
        decimal("\\(76, ?36\\)", 36),
        decimal("\\(76, ?18\\)", 18),
        decimal("\\(38, ?18\\)", 18),
        new ForcedType()
            .withUserType("java.time.Instant")
            .withBinding(PACKAGE + ".InstantBinding")
            .withIncludeTypes("DateTime64"),
        new ForcedType().withName("BIGINT").withIncludeTypes("Int64"),
        new ForcedType().withName("BOOLEAN").withIncludeTypes("Bool"),
        new ForcedType().withName("VARCHAR").withIncludeTypes("String"));
  }

  private static ForcedType decimal(String precisionAndScale, int scale) {
    return new ForcedType()
        .withUserType("java.math.BigDecimal")
        .withBinding("new %s.DecimalBinding(%d)".formatted(PACKAGE, scale))
        .withIncludeTypes("(?i:Decimal) ?" + precisionAndScale);
  }

  /** No records, no keys, no comments: queries have row records of their own. */
  private static Generate tablesOnly() {
    return new Generate()
        .withTables(true)
        .withRecords(false)
        .withKeys(false)
        .withIndexes(false)
        .withRelations(false)
        .withGlobalObjectReferences(false)
        .withDefaultCatalog(false)
        .withDefaultSchema(false)
        .withComments(false)
        .withJavadoc(false)
        .withGeneratedAnnotation(false)
        .withWhereMethodOverrides(false)
        .withRenameMethodOverrides(true)
        .withAsMethodOverrides(true);
  }
}
