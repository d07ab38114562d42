package dev.slipway.process.database;

/** The application refuses to start because the database would not keep what it acknowledges. */
class UnfitDatabase extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnfitDatabase(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    static UnfitDatabase setting(String setting, String found, String required) {
        return new UnfitDatabase(
                "The database does not keep what it acknowledges: " + setting + " is '" + found + "', required is '"
                        + required + "'.",
                "Look where it is set (postgresql.conf, 'alter database', 'alter role'; a read-only server is a"
                        + " standby), make " + setting + " '" + required + "', and start again.");
    }

    String remedy() {
        return remedy;
    }
}
