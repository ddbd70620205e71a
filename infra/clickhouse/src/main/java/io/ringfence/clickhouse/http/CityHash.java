package io.ringfence.clickhouse.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 128-bit checksum of ClickHouse's compressed blocks: CityHash128 as of version 1.0.2, which
 * later versions of CityHash no longer compute. Source: the CityHash paper code of that version,
 * and ClickHouse's description of its compressed blocks.
 *
 * @param low lower 64 bits
 * @param high upper 64 bits
 */
record CityHash(long low, long high) {
  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;
  private static final long K3 = 0xc949d7c7509e6557L;
  private static final long MULTIPLIER = 0x9ddfea08eb382d69L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** The checksum of a part of an array; the part must be at least 8 bytes long. */
  static CityHash of(byte[] bytes, int from, int length) {
    if (length < 8) {
      throw new IllegalArgumentException("length must be >= 8, was " + length);
    }
    if (length < 16) {
      CityHash seed =
          new CityHash(fetch(bytes, from) ^ length * K0, fetch(bytes, from + length - 8) ^ K1);
      return ofShort(bytes, from, 0, seed);
    }
    CityHash seed = new CityHash(fetch(bytes, from) ^ K3, fetch(bytes, from + 8));
    return length < 144
        ? ofShort(bytes, from + 16, length - 16, seed)
        : ofLong(bytes, from + 16, length - 16, seed);
  }

  private static CityHash ofShort(byte[] s, int from, int length, CityHash seed) {
    long a = seed.low;
    long b = seed.high;
    long c;
    long d;
    if (length <= 16) {
      a = mix(a * K1) * K1;
      c = b * K1 + upTo16(s, from, length);
      d = mix(a + (length >= 8 ? fetch(s, from) : c));
    } else {
      c = join(fetch(s, from + length - 8) + K1, a);
      d = join(b + length, c + fetch(s, from + length - 16));
      a += d;
      for (int i = from; i < from + length - 16; i += 16) {
        a = (a ^ mix(fetch(s, i) * K1) * K1) * K1;
        b ^= a;
        c = (c ^ mix(fetch(s, i + 8) * K1) * K1) * K1;
        d ^= c;
      }
    }
    long first = join(a, c);
    long second = join(d, b);
    return new CityHash(first ^ second, join(second, first));
  }

  private static CityHash ofLong(byte[] s, int from, int length, CityHash seed) {
    var state = new State(s, from, length, seed);
    int left = length;
    for (; left >= 128; left -= 128) {
      state.advance();
      state.advance();
    }
    return state.finish(left);
  }

  private static long upTo16(byte[] s, int from, int length) {
    if (length > 8) {
      long last = fetch(s, from + length - 8);
      return join(fetch(s, from), Long.rotateRight(last + length, length)) ^ last;
    }
    if (length >= 4) {
      long first = (int) INT.get(s, from) & 0xffffffffL;
      return join(length + (first << 3), (int) INT.get(s, from + length - 4) & 0xffffffffL);
    }
    if (length > 0) {
      long y = (s[from] & 0xff) + ((long) (s[from + (length >> 1)] & 0xff) << 8);
      long z = length + ((long) (s[from + length - 1] & 0xff) << 2);
      return mix(y * K2 ^ z * K3) * K2;
    }
    return K2;
  }

  private static long fetch(byte[] s, int at) {
    return (long) LONG.get(s, at);
  }

  private static long mix(long value) {
    return value ^ value >>> 47;
  }

  private static long join(long low, long high) {
    long a = mix((low ^ high) * MULTIPLIER);
    return mix((high ^ a) * MULTIPLIER) * MULTIPLIER;
  }

  /** What is carried from one 64-byte step to the next. */
  private static final class State {
    private final byte[] s;
    private int at;
    private long x;
    private long y;
    private long z;
    private CityHash v;
    private CityHash w;

    State(byte[] s, int from, int length, CityHash seed) {
      this.s = s;
      this.at = from;
      this.x = seed.low;
      this.y = seed.high;
      this.z = length * K1;
      long first = Long.rotateRight(y ^ K1, 49) * K1 + fetch(s, from);
      this.v = new CityHash(first, Long.rotateRight(first, 42) * K1 + fetch(s, from + 8));
      this.w =
          new CityHash(
              Long.rotateRight(y + z, 35) * K1 + x,
              Long.rotateRight(x + fetch(s, from + 88), 53) * K1);
    }

    void advance() {
      x = Long.rotateRight(x + y + v.low + fetch(s, at + 16), 37) * K1 ^ w.high;
      y = Long.rotateRight(y + v.high + fetch(s, at + 48), 42) * K1 ^ v.low;
      long newX = Long.rotateRight(z ^ w.low, 33);
      v = weak(at, v.high * K1, x + w.low);
      w = weak(at + 32, newX + w.high, y);
      z = x;
      x = newX;
      at += 64;
    }

    CityHash finish(int left) {
      y += Long.rotateRight(w.low, 37) * K0 + z;
      x += Long.rotateRight(v.low + z, 49) * K0;
      for (int done = 32; done < left + 32; done += 32) {
        y = Long.rotateRight(y - x, 42) * K0 + v.high;
        long carried = w.low + fetch(s, at + left - done + 16);
        x = Long.rotateRight(x, 49) * K0 + carried;
        w = new CityHash(carried + v.low, w.high);
        v = weak(at + left - done, v.low, v.high);
      }
      x = join(x, v.low);
      y = join(y, w.low);
      return new CityHash(join(x + v.high, w.high) + y, join(x + w.high, y + v.high));
    }

    private CityHash weak(int from, long seedLow, long seedHigh) {
      long last = fetch(s, from + 24);
      long a = seedLow + fetch(s, from);
      long b = Long.rotateRight(seedHigh + a + last, 21);
      long c = a + fetch(s, from + 8) + fetch(s, from + 16);
      return new CityHash(c + last, b + Long.rotateRight(c, 44) + a);
    }
  }
}
