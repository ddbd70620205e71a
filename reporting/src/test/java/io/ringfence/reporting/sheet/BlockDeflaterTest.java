package io.ringfence.reporting.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deflated by several is one stream that anybody inflates. */
class BlockDeflaterTest {
  private static final int BLOCK = BlockDeflater.BLOCK;

  private static byte[] deflated(byte[] content, int workers, Random pieces) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      BlockDeflater blocks = new BlockDeflater(out, Deflater.BEST_SPEED, pool, workers);
      for (int at = 0; at < content.length; ) {
        int length = Math.min(content.length - at, 1 + pieces.nextInt(3 * BLOCK / 2));
        blocks.write(content, at, length);
        at += length;
      }
      blocks.close();
      CRC32 crc = new CRC32();
      crc.update(content);
      assertThat(blocks.crc()).isEqualTo(crc.getValue());
      assertThat(blocks.size()).isEqualTo(content.length);
      assertThat(blocks.deflated()).isEqualTo(out.size());
    }
    return out.toByteArray();
  }

  private static byte[] inflated(byte[] deflated) throws IOException {
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 5 * BLOCK + 77})
  void whateverIsWrittenComesBackAndWhoeverDeflatedDoesNotShow(int length) throws IOException {
    Random random = new Random(length);
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    byte[] rows = "<c r=\"A1\" s=\"1\"><v>0.25</v></c>".getBytes(StandardCharsets.US_ASCII);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = rows[(i + (i / BLOCK)) % rows.length];
    }
    for (byte[] content : List.of(noise, text)) {
      byte[] alone = deflated(content, 1, random);
      assertThat(inflated(alone)).isEqualTo(content);
      assertThat(deflated(content, 4, random)).isEqualTo(alone);
    }
  }

  @Test
  void aBlockRemembersTheEndOfTheOneBeforeIt() throws IOException {
    byte[] noise = new byte[BLOCK / 8];
    new Random(5).nextBytes(noise);
    byte[] content = new byte[3 * BLOCK];
    for (int at = 0; at < content.length; at += noise.length) {
      System.arraycopy(noise, 0, content, at, noise.length);
    }
    assertThat(deflated(content, 2, new Random(1)).length)
        .as("noise once, then only that it is the same again")
        .isLessThan(2 * noise.length);
  }

  @Test
  void anArchiveIsReadByTheJdkPartByPart(@TempDir Path folder) throws IOException {
    byte[] rows = new byte[2 * BLOCK + 5];
    Arrays.fill(rows, (byte) 'r');
    Path file = folder.resolve("parts.zip");
    try (PartArchive archive =
        new PartArchive(Files.newOutputStream(file), folder.resolve("part"))) {
      archive.add("a/rows.xml", PartArchive.Effort.QUICK, out -> out.write(rows));
      archive.add("b.xml", PartArchive.Effort.SMALL, out -> out.write('b'));
      archive.store("c.xml", new byte[] {'c'});
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> parts = zip.entries();
      assertThat(read(zip, parts.nextElement(), "a/rows.xml")).isEqualTo(rows);
      assertThat(read(zip, parts.nextElement(), "b.xml")).containsExactly('b');
      assertThat(read(zip, parts.nextElement(), "c.xml")).containsExactly('c');
      assertThat(parts.hasMoreElements()).isFalse();
    }
  }

  private static byte[] read(ZipFile zip, ZipEntry part, String name) throws IOException {
    assertThat(part.getName()).isEqualTo(name);
    try (InputStream content = zip.getInputStream(part)) {
      return content.readAllBytes();
    }
  }
}
