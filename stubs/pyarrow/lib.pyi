from pyarrow import ChunkedArray as ChunkedArray
from pyarrow import RecordBatch as RecordBatch
from pyarrow import RecordBatchReader as RecordBatchReader
from pyarrow import Table as Table
