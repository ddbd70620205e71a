/** How fast rows become a workbook: our own row writer beside libraries that do the same. */
@NullMarked
package io.ringfence.bench.excel;

import org.jspecify.annotations.NullMarked;
