"""Its settings and its models lie beside its modules; the engine is imported by a name in the settings."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("rapidocr", includes=["*.yaml", "models/PP-OCRv6_*.onnx"])
hiddenimports = collect_submodules("rapidocr.inference_engine.onnxruntime")
