/** What a page takes away by itself, out of rows it was given before. */
@NullMarked
package io.ringfence.api.export;

import org.jspecify.annotations.NullMarked;
