package io.quiver.planner.execute.batch;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.codec.ValueCodec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.TemporaryFile;
import io.quiver.storage.value.DataType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows in a temporary file: written one after the other, then read once. Confined to a thread. */
public final class RowFile implements AutoCloseable {
  private final List<DataType> types;
  private final TemporaryFile file;
  private final DataOutputStream out;
  private final ByteWriter value = new ByteWriter();
  private long rows;
  private boolean closed;

  public RowFile(ExecutionContext context, List<DataType> types) {
    this.types = List.copyOf(types);
    this.file = context.newTemporaryFile();
    this.out = file.output();
  }

  public long rows() {
    return rows;
  }

  /** Adds the selected rows of a batch. */
  public void append(Batch batch) {
    for (int k = 0; k < batch.size(); k++) {
      append(batch.columns(), batch.row(k));
    }
  }

  /** Adds a row. */
  public void append(Column[] columns, int row) {
    try {
      for (int i = 0; i < types.size(); i++) {
        write(columns[i], row);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    rows++;
  }

  private void write(Column column, int row) throws IOException {
    if (column.isNull(row)) {
      out.writeByte(0);
      return;
    }
    out.writeByte(1);
    switch (column) {
      case LongColumn longs -> out.writeLong(longs.getLong(row));
      case DoubleColumn doubles -> out.writeDouble(doubles.getDouble(row));
      case DecimalColumn decimals -> writeObject(decimals, row);
      case ObjectColumn objects -> writeObject(objects, row);
    }
  }

  private void writeObject(Column column, int row) throws IOException {
    value.clear();
    ValueCodec.write(value, column.type(), Objects.requireNonNull(column.get(row)));
    byte[] bytes = value.toBytes();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static QuiverException failed(IOException e) {
    return new QuiverException(
        ErrorCode.IO_ERROR, "cannot use a temporary file: " + e.getMessage(), e);
  }

  /** Everything that was written; closing it removes the file. */
  public BatchSource read() {
    try {
      // Not closed: that would close the file.
      out.flush();
      return new Source(file.input());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.close();
    }
  }

  private final class Source implements BatchSource {
    private final DataInputStream in;
    private final BatchBuilder builder = new BatchBuilder(types);
    private long left = rows;

    Source(DataInputStream in) {
      this.in = in;
    }

    @Override
    public @Nullable Batch next() {
      if (left == 0) {
        return null;
      }
      builder.begin();
      try {
        while (left > 0 && !builder.isFull()) {
          for (int i = 0; i < types.size(); i++) {
            read(builder.column(i), builder.size());
          }
          builder.endRow();
          left--;
        }
      } catch (IOException e) {
        throw failed(e);
      }
      return builder.build();
    }

    private void read(Column column, int row) throws IOException {
      if (in.readByte() == 0) {
        column.setNull(row);
        return;
      }
      switch (column) {
        case LongColumn longs -> longs.values()[row] = in.readLong();
        case DoubleColumn doubles -> doubles.values()[row] = in.readDouble();
        case DecimalColumn decimals -> readObject(decimals, row);
        case ObjectColumn objects -> readObject(objects, row);
      }
    }

    private void readObject(Column column, int row) throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      column.set(row, ValueCodec.read(column.type(), bytes, 0, bytes.length));
    }

    @Override
    public void close() {
      RowFile.this.close();
    }
  }
}
