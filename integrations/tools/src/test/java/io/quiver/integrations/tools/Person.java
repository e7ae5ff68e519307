package io.quiver.integrations.tools;

import org.jooq.Identity;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jooq.impl.UpdatableRecordImpl;

/** A table as jOOQ's generator writes it: with its record, its identity and its key. */
final class Person extends TableImpl<Person.Row> {
  private static final long serialVersionUID = 1;

  static final Person PERSON = new Person();

  final TableField<Row, Long> id =
      createField(DSL.name("ID"), SQLDataType.BIGINT.nullable(false).identity(true), this);
  final TableField<Row, String> name =
      createField(DSL.name("NAME"), SQLDataType.VARCHAR(40).nullable(false), this);
  final TableField<Row, Integer> born = createField(DSL.name("BORN"), SQLDataType.INTEGER, this);

  private Person() {
    super(DSL.name("PERSON"));
  }

  /** A row of it that stores itself. */
  static final class Row extends UpdatableRecordImpl<Row> {
    private static final long serialVersionUID = 1;

    /** For jOOQ. */
    public Row() {
      super(PERSON);
    }
  }

  @Override
  public Class<? extends Row> getRecordType() {
    return Row.class;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Identity<Row, Long> getIdentity() {
    return (Identity<Row, Long>) super.getIdentity();
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public UniqueKey<Row> getPrimaryKey() {
    return Internal.createUniqueKey(this, DSL.name("PK_PERSON"), new TableField[] {id}, true);
  }
}
