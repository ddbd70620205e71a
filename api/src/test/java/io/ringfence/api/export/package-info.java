/** What a page takes away by itself. */
@NullMarked
package io.ringfence.api.export;

import org.jspecify.annotations.NullMarked;
