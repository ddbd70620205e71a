package io.ringfence.contracts.calculator;

/**
 * Bytes of one case inside a larger array.
 *
 * @param bytes the array, not copied
 * @param offset where the case begins
 * @param length how many bytes it has
 */
record Slice(byte[] bytes, int offset, int length) {}
